const DIR = "data/";
