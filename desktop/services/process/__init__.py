"""会改联, 换届, 届中补选: the steps of one, how far it is, what is wrong with it, and its papers."""
