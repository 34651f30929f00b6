const DIR = "data/", default_channels = ["L"];
