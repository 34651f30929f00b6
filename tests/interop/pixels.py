"""Figures as the pixels that people see: PNG read by Pillow, PDF by pdftoppm, SVG by rsvg-convert."""

import io
import pathlib
import shutil
import subprocess

import numpy
from PIL import Image


def can_show(kind):
    needed = {"png": None, "pdf": "pdftoppm", "svg": "rsvg-convert"}[kind]
    return needed is None or shutil.which(needed) is not None


def pixels_of(figure):
    """The figure at 1600 px, whatever its kind."""
    figure = pathlib.Path(figure)
    if figure.suffix == ".pdf":
        drawn = subprocess.run(["pdftoppm", "-r", "96", "-png", figure], capture_output=True, check=True).stdout
    elif figure.suffix == ".svg":
        drawn = subprocess.run(["rsvg-convert", figure], capture_output=True, check=True).stdout
    else:
        drawn = figure.read_bytes()
    return numpy.asarray(Image.open(io.BytesIO(drawn)).convert("RGB")).astype(int)


def is_ink(pixels, below=140):
    """True where something dark is drawn."""
    return pixels.max(axis=2) < below


def lightness(colour):
    """CIE 1976 L* of sRGB values from 0 to 255: what a print without colour keeps."""
    value = numpy.asarray(colour) / 255
    linear = numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    luminance = linear @ numpy.array([0.2126, 0.7152, 0.0722])
    return numpy.where(luminance > 216 / 24389, 116 * numpy.cbrt(luminance) - 16, luminance * 24389 / 27)
