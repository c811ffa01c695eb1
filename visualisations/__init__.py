"""Maps of a network: nodes, edges, positions and words in, SVG or one self-contained page out."""
