"""妇女人均一元钱: what each level owes, what came in and went out, and what is to be looked at."""
