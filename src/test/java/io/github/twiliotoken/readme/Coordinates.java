package io.github.twiliotoken.readme;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Collects the Maven coordinates that poms and pages name: {@code group:artifact:version}. */
final class Coordinates {
  private Coordinates() {}

  /** Those of this build and its examples, and of what they depend on. */
  static Set<String> ofThisBuild() {
    Set<String> all = new HashSet<>();
    Sources.files(Path.of("."), "pom.xml")
        .forEach(pom -> all.addAll(of(parse(Page.of(pom).text()))));
    return all;
  }

  /** Parses XML that may have several roots, and no declaration. */
  static Document parse(String xml) {
    try {
      String body = xml.replaceFirst("^<\\?xml[^>]*>", "");
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader("<page>" + body + "</page>")));
    } catch (Exception e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  /** Those that have a version; properties of the same text are filled in. */
  static List<String> of(Document xml) {
    Map<String, String> properties = new HashMap<>();
    NodeList groups = xml.getElementsByTagName("properties");
    for (int at = 0; at < groups.getLength(); at++) {
      for (Element property : children(groups.item(at))) {
        properties.putIfAbsent(property.getTagName(), property.getTextContent());
      }
    }
    List<String> found = new ArrayList<>();
    NodeList artifacts = xml.getElementsByTagName("artifactId");
    for (int at = 0; at < artifacts.getLength(); at++) {
      Map<String, String> parts = new HashMap<>();
      children(artifacts.item(at).getParentNode())
          .forEach(part -> parts.put(part.getTagName(), part.getTextContent()));
      if (parts.containsKey("version")) {
        String group = parts.getOrDefault("groupId", "org.apache.maven.plugins");
        String all = group + ":" + parts.get("artifactId") + ":" + parts.get("version");
        for (Map.Entry<String, String> property : properties.entrySet()) {
          all = all.replace("${" + property.getKey() + "}", property.getValue());
        }
        found.add(all);
      }
    }
    return found;
  }

  private static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
