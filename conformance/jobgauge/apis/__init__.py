"""The bundled APIs: in each folder all that one vendor needs beside its spec."""
