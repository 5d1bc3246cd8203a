package io.github.twiliotoken.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The pom that compiles the sources with the API of Jakarta EE 11. */
class JakartaEe11Test {
  private static final XPath PATH = XPathFactory.newInstance().newXPath();

  @Test
  void hasTheOtherApisInTheVersionsOfTheProduct() throws Exception {
    Map<String, String> ours = apis(Path.of("pom.xml"));
    Map<String, String> theirs = apis(Path.of("src/test/jakartaee11/pom.xml"));

    assertEquals("10.0.0", ours.remove("jakarta.jakartaee-api"));
    assertEquals("11.0.0", theirs.remove("jakarta.jakartaee-api"));
    assertEquals(ours, theirs);
  }

  /** Returns the versions of what a runtime provides, by artifact. */
  private static Map<String, String> apis(Path pom) throws Exception {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    NodeList provided =
        (NodeList)
            PATH.evaluate(
                "/project/dependencies/dependency[scope='provided']", xml, XPathConstants.NODESET);
    Map<String, String> versions = new TreeMap<>();
    for (int i = 0; i < provided.getLength(); i++) {
      String version = PATH.evaluate("version", provided.item(i));
      String property = version.replaceAll("[${}]", "");
      versions.put(
          PATH.evaluate("artifactId", provided.item(i)),
          version.startsWith("$")
              ? PATH.evaluate("/project/properties/" + property, xml)
              : version);
    }
    return versions;
  }
}
