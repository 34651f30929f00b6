const CONFIG = { PATH: { PHONE_MEASUREMENT: './data/phones', TARGET_MEASUREMENT: './data/target', PHONE_BOOK: './data/phone_book.json' } };
