"""Articles: plain text, web pages and PDF documents, from which an extractor reads claims."""

from loaders.articles.reading import ArticleLoader

__all__ = ["ArticleLoader"]
