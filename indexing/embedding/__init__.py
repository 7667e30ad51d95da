"""Embedding: texts to vectors of unit length, with one of two engines.

`embedder.py` says what an embedder is and picks one; `onnx_embedder.py` is the ordinary engine;
`sentence_transformer.py` is the reference and takes any other model.
"""
