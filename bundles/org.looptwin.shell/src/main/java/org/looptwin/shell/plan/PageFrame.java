package org.looptwin.shell.plan;

import static org.looptwin.runtime.drawing.Markup.escaped;

import java.util.List;
import org.looptwin.runtime.drawing.Markup;

/** A page that stands alone: its own style, nothing from elsewhere, no script. */
final class PageFrame {
  private static final String STYLE =
      """
      :root{color-scheme:light}
      body{margin:0;background:#f3f5f6;color:#23303b;font:15px/1.5 system-ui,sans-serif}
      main{max-width:1240px;margin:0 auto;padding:24px 28px 60px}
      h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:0 0 10px}
      .sub{color:#5a6a76;margin:0 0 18px}
      section{background:#fff;border:1px solid #dfe5e8;border-radius:8px;padding:18px 20px;margin:0 0 16px}
      .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:12px;margin:0 0 16px}
      .fact{background:#fff;border:1px solid #dfe5e8;border-radius:8px;padding:12px 16px}
      .fact b{display:block;font-size:22px;font-weight:600}.fact span{color:#5a6a76;font-size:13px}
      table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
      th{text-align:left;color:#5a6a76;font-weight:600;border-bottom:1px solid #cfd8dc}
      th,td{padding:4px 12px 4px 0;vertical-align:top}td.n,th.n{text-align:right}
      tr+tr td{border-top:1px solid #eef1f3}
      ul{margin:0;padding-left:20px}li{margin:3px 0}
      .BREACHED{color:#a3342c;font-weight:600}.NOTICE{color:#8a6116}.UNKNOWN{color:#5a6a76}.OK{color:#3c7a4c}
      .closed td{color:#5f6d77;font-style:italic}
      details summary{cursor:pointer;color:#3d6188;margin-top:10px}
      svg{width:100%;height:auto;display:block}
      .scroll{overflow-x:auto}.scroll svg{min-width:860px}
      footer{color:#5a6a76;font-size:13px}
      @media print{body{background:#fff}section,.fact{break-inside:avoid}}
      """;

  private final Markup page = new Markup();

  PageFrame(String title, String subtitle) {
    page.add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.element("title", title + " - Looptwin");
    page.add("<link rel=\"icon\" href=\"data:,\">");
    page.add("<style>").add("%s", STYLE).add("</style>\n</head>\n<body>\n<main>");
    page.element("h1", title);
    page.add("<p class=\"sub\">%s</p>", escaped(subtitle));
  }

  Markup page() {
    return page;
  }

  void section(String heading) {
    page.add("<section>").element("h2", heading);
  }

  void end() {
    page.add("</section>");
  }

  void list(List<String> lines) {
    page.add("<ul>");
    lines.forEach(line -> page.element("li", line));
    page.add("</ul>");
  }

  /**
   * @param heads a name that begins with # is of a column of numbers
   */
  void table(List<String> heads) {
    page.add("<div class=\"scroll\"><table><tr>");
    for (String head : heads) {
      boolean number = head.startsWith("#");
      page.add(
          "<th%s>%s</th>",
          number ? " class=\"n\"" : "", escaped(number ? head.substring(1) : head));
    }
    page.add("</tr>");
  }

  /**
   * @param style of the row, may be empty
   * @param cells as the heads: numbers begin with #
   */
  void row(String style, String... cells) {
    page.add("<tr%s>", style.isEmpty() ? "" : " class=\"" + style + "\"");
    for (String cell : cells) {
      boolean number = cell.startsWith("#");
      page.add(
          "<td%s>%s</td>",
          number ? " class=\"n\"" : "", escaped(number ? cell.substring(1) : cell));
    }
    page.add("</tr>");
  }

  void endTable() {
    page.add("</table></div>");
  }

  String html() {
    return page.add("</main>\n</body>\n</html>").toString();
  }
}
