"""The product's questions: ask the store for facts, let the domain judge. Shared by API, pages and CLI."""
