/// Every kind of change there is, by area, in the order of the reference.
package let changeAreas: [ChangeArea] = [
  .description, .operations, .parameters, .bodies, .responses, .callbacks, .security, .servers, .schemaTypes,
  .schemaValues, .schemaLimits, .schemaFormats, .schemaObjects, .schemaAlternatives, .schemaWords,
]
