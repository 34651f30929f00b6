const DIR = "data/";
const targets = [
    { type:"Reference", files:["House","IEF"] }
];
