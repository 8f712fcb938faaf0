"""Grids: a page's words and drawn lines -> the tables on it, by geometry alone."""

from zvhrr_extract.grids.find import find_grids

__all__ = ["find_grids"]
