messages-no-key = Numbers cannot be taken yet: the part of the program that sends messages has never been started.
