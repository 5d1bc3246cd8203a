import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Goes through what Maven Central asks of a release, and prints a line for each requirement: {@code
 * java .ci/CentralRequirements.java BUNDLE.zip}. GnuPG verifies the signatures, with the keys that
 * it knows.
 *
 * @see <a href="https://central.sonatype.org/publish/requirements/">Central's requirements</a>
 */
class CentralRequirements {
  /** What is published, after the artifact's name and version. */
  private static final List<String> KINDS =
      List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", ".war", "-cyclonedx.json");

  private static final Map<String, String> CHECKSUMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private final Map<String, byte[]> files;
  private final String start;
  private final Document pom;
  private boolean holds = true;

  private CentralRequirements(Map<String, byte[]> files) throws Exception {
    this.files = files;
    String name =
        files.keySet().stream()
            .filter(file -> file.endsWith(".pom"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("FAILED  there is no POM"));
    start = name.substring(0, name.length() - ".pom".length());
    pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(files.get(name)));
  }

  public static void main(String[] args) throws Exception {
    var requirements = new CentralRequirements(unzipped(Path.of(args[0])));
    requirements.check();
    System.exit(requirements.holds ? 0 : 1);
  }

  private void check() throws Exception {
    String version = value("version");
    String folder = value("groupId").replace('.', '/') + "/" + value("artifactId") + "/" + version;
    line(
        "coordinates",
        start.equals(folder + "/" + value("artifactId") + "-" + version),
        value("groupId") + ":" + value("artifactId") + ":" + version + " in " + start);
    line("a release", version.matches("\\d+\\.\\d+\\.\\d+"), version);
    line("name", !value("name").isEmpty(), value("name"));
    line("description", !value("description").isEmpty(), value("description"));
    link("URL", "url");
    line("licence", !value("licenses/license/name").isEmpty(), value("licenses/license/name"));
    link("licence's URL", "licenses/license/url");
    line(
        "developers",
        !value("developers/developer/name").isEmpty(),
        value("developers/developer/name"));
    line(
        "SCM connection",
        value("scm/connection").startsWith("scm:git:https://"),
        value("scm/connection"));
    link("SCM URL", "scm/url");
    List<String> snapshots = values("//version[contains(., 'SNAPSHOT')]");
    line("no SNAPSHOT is used", snapshots.isEmpty(), snapshots.toString());

    holds("classes", ".jar", "twiliotoken/TwilioToken.class");
    holds("sources", "-sources.jar", "twiliotoken/TwilioToken.java");
    holds("javadoc", "-javadoc.jar", "twiliotoken/TwilioToken.html");
    holds("the WAR", ".war", "WEB-INF/lib/twilio-token.jar");
    String bom = new String(files.getOrDefault(start + "-cyclonedx.json", new byte[0]));
    line(
        "the SBOM",
        bom.contains("@" + version + "?type=jar") && bom.contains("\"dependsOn\" : [ ]"),
        "*-cyclonedx.json names " + version + ", and nothing that it brings");

    List<String> strange = new ArrayList<>(files.keySet());
    for (String kind : KINDS) {
      String file = start + kind;
      line("signature of " + kind, verifies(file), "*" + kind + ".asc");
      Set<String> wrong = new TreeSet<>();
      for (var sum : CHECKSUMS.entrySet()) {
        if (!isSum(file, sum.getKey(), sum.getValue())) {
          wrong.add(sum.getKey());
        }
        strange.remove(file + "." + sum.getKey());
      }
      line(
          "checksums of " + kind,
          wrong.isEmpty(),
          wrong.isEmpty() ? "md5, sha1, sha256, sha512" : "missing or wrong: " + wrong);
      strange.removeAll(List.of(file, file + ".asc"));
    }
    line("no other file", strange.isEmpty(), strange.toString());
  }

  private void line(String requirement, boolean met, String what) {
    holds &= met;
    System.out.printf("%-7s%-28s %s%n", met ? "ok" : "FAILED", requirement, what);
  }

  /** An address; one that cannot exist is a placeholder, which is said and is no failure. */
  private void link(String requirement, String path) throws Exception {
    String url = value(path);
    boolean placeholder = url.startsWith("https://example.invalid/");
    line(
        requirement,
        url.startsWith("https://"),
        url + (placeholder ? " (a placeholder: set repository.url before you publish)" : ""));
  }

  private void holds(String requirement, String kind, String entry) throws IOException {
    byte[] archive = files.getOrDefault(start + kind, new byte[0]);
    line(
        requirement,
        unzipped(archive).keySet().stream().anyMatch(name -> name.endsWith(entry)),
        "*" + kind + " has " + entry);
  }

  private boolean isSum(String file, String ending, String algorithm) throws Exception {
    if (!files.containsKey(file) || !files.containsKey(file + "." + ending)) {
      return false;
    }
    byte[] sum = MessageDigest.getInstance(algorithm).digest(files.get(file));
    return HexFormat.of().formatHex(sum).equals(new String(files.get(file + "." + ending)));
  }

  private boolean verifies(String file) throws Exception {
    if (!files.containsKey(file) || !files.containsKey(file + ".asc")) {
      return false;
    }
    Path signed = Files.write(Files.createTempFile("signed", null), files.get(file));
    Path signature = Files.write(Files.createTempFile("signature", null), files.get(file + ".asc"));
    var gpg = new ProcessBuilder("gpg", "--batch", "--verify", "" + signature, "" + signed);
    int code =
        gpg.redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    Files.delete(signed);
    Files.delete(signature);
    return code == 0;
  }

  /** The text of an element of the project, with its properties filled in; empty without it. */
  private String value(String path) throws Exception {
    String text = XPathFactory.newInstance().newXPath().evaluate("/project/" + path, pom).trim();
    return Pattern.compile("\\$\\{([^}]+)}")
        .matcher(text)
        .replaceAll(property -> values("/project/properties/" + property.group(1)).get(0));
  }

  private List<String> values(String path) {
    try {
      var nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  private static Map<String, byte[]> unzipped(Path zip) throws IOException {
    return unzipped(Files.readAllBytes(zip));
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }
}
