import Tabular

print("x")
