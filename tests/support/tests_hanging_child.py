"""A child process that takes every question and answers none, until its standard input ends."""

import os

while os.read(0, 65536):
    pass
