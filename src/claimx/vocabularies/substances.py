"""Words of chemistry that an import of molecules must know."""

EVERYDAY = frozenset({
    "air", "alcohol", "ammonia", "calcium", "carbon", "charcoal", "chloride", "cholesterol", "copper", "creatinine",
    "ethanol", "fructose", "galactose", "glucose", "glutamate", "glycerol", "glycine", "gold", "helium", "honey",
    "hydrogen", "iron", "lactate", "lactose", "lead", "lipid", "magnesium", "maltose", "manganese", "mercury",
    "nitrogen", "oil", "oxygen", "ozone", "phosphate", "phosphorus", "potassium", "salt", "silicon", "silver",
    "sodium", "starch", "sucrose", "sugar", "sulfur", "talc", "tin", "tobacco", "urea", "water", "wax", "zinc",
})  # fmt: skip
"""What ChEMBL lists as molecules and papers name as part of the body, of food or of a buffer."""
SALTS = frozenset({
    "acetate", "adipate", "anhydrous", "ascorbate", "benzoate", "besilate", "besylate", "bromide", "calcium",
    "camsylate", "chloride", "citrate", "dihydrate", "dihydrochloride", "dimaleate", "disodium", "ditosylate",
    "edisylate", "esylate", "ethanolate", "fumarate", "gluconate", "glycolate", "hemifumarate", "hemihydrate",
    "hemisulfate", "hydrate", "hydrobromide", "hydrochloride", "isethionate", "lactate", "magnesium", "malate",
    "maleate", "meglumine", "mesilate", "mesylate", "monohydrate", "napsylate", "nitrate", "olamine", "oxalate",
    "pamoate", "pentahydrate", "phosphate", "potassium", "pyruvate", "sesquihydrate", "sodium", "succinate",
    "sulfate", "tartrate", "tosylate", "trihydrate", "tromethamine", "xinafoate",
})  # fmt: skip
"""Words behind a drug's name that name its salt or solvate."""
