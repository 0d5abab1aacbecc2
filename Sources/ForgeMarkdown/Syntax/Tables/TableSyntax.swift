extension SyntaxExtension {
  static let tables = SyntaxExtension(
    "tables", .tables, "Tables",
    text: #"""
      A delimiter row under the first row makes a table; colons align a column. A pipe in a cell is written `\|`, in code too.
      Tables stand in lists and quotes as well. A row with too few cells is filled up, cells too many are dropped.
      """#,
    cases: [
      SyntaxCase(
        #"""
        | Port | Service |
        |-----:|:--------|
        | 8000 | api |
        | 3000 | `ui \| portal` |

        """#,
        html: """
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th align="right">Port</th>
          <th align="left">Service</th>
          </tr>
          </thead>
          <tbody>
          <tr>
          <td align="right">8000</td>
          <td align="left">api</td>
          </tr>
          <tr>
          <td align="right">3000</td>
          <td align="left"><code>ui | portal</code></td>
          </tr>
          </tbody>
          </table></div>

          """),
      SyntaxCase(
        """
        > - | a | b |
        >   |---|---|
        >   | c |

        """,
        html: """
          <blockquote>
          <ul>
          <li>
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th>a</th>
          <th>b</th>
          </tr>
          </thead>
          <tbody>
          <tr>
          <td>c</td>
          <td></td>
          </tr>
          </tbody>
          </table></div>
          </li>
          </ul>
          </blockquote>

          """,
        isShown: false),
      SyntaxCase(
        #"""
        a | b
        --|--
        \| | `\|`

        """#,
        html: """
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th>a</th>
          <th>b</th>
          </tr>
          </thead>
          <tbody>
          <tr>
          <td>|</td>
          <td><code>|</code></td>
          </tr>
          </tbody>
          </table></div>

          """,
        isShown: false),
      SyntaxCase(
        """
        > | a |
        > |---|
        after

        | b |
        |---|
        ==
        2. item

        """,
        html: """
          <blockquote>
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th>a</th>
          </tr>
          </thead>
          </table></div>
          </blockquote>
          <p>after</p>
          <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead>
          <tr>
          <th>b</th>
          </tr>
          </thead>
          <tbody>
          <tr>
          <td>==</td>
          </tr>
          </tbody>
          </table></div>
          <ol start="2">
          <li>item</li>
          </ol>

          """,
        isShown: false),
    ])
}
