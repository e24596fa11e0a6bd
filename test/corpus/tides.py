"""Tide tables of the harbour."""


def height(hour):
    # metres above the mark
    return 2.4 + 1.1 * hour
