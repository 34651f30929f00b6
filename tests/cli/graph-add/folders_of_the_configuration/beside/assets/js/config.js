const DIR = "data/", PHONE_BOOK = "phone_book.json";
