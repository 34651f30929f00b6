const DIR = "data_hp/";
