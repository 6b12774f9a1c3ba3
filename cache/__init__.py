"""The compilation cache: keys, manifests, the object store, limits and statistics."""
