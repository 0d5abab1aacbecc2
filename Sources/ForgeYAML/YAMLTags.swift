extension YAMLSchema {
  /// What a scalar means by its tag, or its style and text where it has none; and the type the tag asks for where the
  /// text cannot be one.
  func value(
    of text: String, style: YAMLScalar.Style, tag: String?
  ) -> (value: YAMLScalar.Value, mismatch: String?) {
    guard let tag else {
      return (style == .plain ? value(ofPlain: text) : .string(text), nil)
    }
    let plain = value(ofPlain: text)
    switch (tag, plain) {
    case ("tag:yaml.org,2002:int", .int), ("tag:yaml.org,2002:float", .float), ("tag:yaml.org,2002:bool", .bool),
      ("tag:yaml.org,2002:null", .null):
      return (plain, nil)
    case ("tag:yaml.org,2002:float", .int(let int)): return (.float(Double(int)), nil)
    case ("tag:yaml.org,2002:int", _): return (.string(text), "integer")
    case ("tag:yaml.org,2002:float", _): return (.string(text), "number")
    case ("tag:yaml.org,2002:bool", _): return (.string(text), "boolean")
    case ("tag:yaml.org,2002:null", _): return (.string(text), "null")
    default: return (.string(text), nil)
    }
  }
}
