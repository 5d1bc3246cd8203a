import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Serves a WAR on Payara Micro at the root, and deploys it again for each line of the input. */
public final class Redeploy {
  public static void main(String[] arguments) throws Exception {
    File war = new File(arguments[1]);
    PayaraMicro micro = PayaraMicro.getInstance();
    micro.setRootDir(new File(arguments[0], "root"));
    micro.setNoCluster(true);
    micro.setHttpPort(Integer.parseInt(System.getenv("HTTP_PORT")));
    List<String> boot = Files.readAllLines(Path.of("server-config/payara-micro/preboot.asadmin"));
    micro.setPreBootHandler(
        asadmin ->
            boot.stream()
                .map(line -> line.split(" "))
                .forEach(command -> asadmin.run(command[0], command[1])));
    PayaraMicroRuntime server = micro.bootStrap();
    server.deploy("redeployed", "/", war);
    try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in))) {
      while (orders.readLine() != null) {
        server.undeploy("redeployed");
        server.deploy("redeployed", "/", war);
        System.out.println("redeployed");
      }
    }
  }
}
