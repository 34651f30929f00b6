const DIR = "data/";
const targets = [];
