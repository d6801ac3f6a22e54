"""The documents of an office: a subject and the name of a document in, Word files out.

A subject is a plan (by id or path), a score sheet (by path or as year/commune), a year, or the file of a
document itself, which says what it is.
"""

from .making import Made, render_bundle, render_document
from .subjects import Subject, document_named, subject_of

__all__ = ["Made", "Subject", "document_named", "render_bundle", "render_document", "subject_of"]
