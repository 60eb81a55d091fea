internal import Intake
internal import Wording

/// The beginning of a page that needs nothing but itself, up to the body: its policy allows its own style and script alone.
func pageHead(_ title: String, _ language: Language, style: String, script: String? = nil) -> String {
  let scripts = script.map { " script-src \(allowedSource($0));" } ?? ""
  return """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \(allowedSource(style));\(scripts) img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="data:,">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>

    """
}
