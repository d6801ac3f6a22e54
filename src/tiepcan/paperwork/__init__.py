"""The documents of an office: a subject and the name of a document in, Word files out."""

from .making import Made, render_bundle, render_document
from .subjects import Subject, document_named, subject_of

__all__ = ["Made", "Subject", "document_named", "render_bundle", "render_document", "subject_of"]
