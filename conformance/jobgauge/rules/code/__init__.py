"""Rules about the generated code: clients and models keep to the constraints of every message and read its examples."""
