"""Stores behind one port: `open_store(url)` picks by URL scheme."""

from graphsvc.stores.opening import open_store
from graphsvc.stores.protocol import Page, Store

__all__ = ["Page", "Store", "open_store"]
