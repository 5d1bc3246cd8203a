package io.github.twiliotoken.bench;

public class LoadMain {
  public static void main(String[] a) throws Exception {
    io.github.twiliotoken.it.EndpointLoad.serve(a[0]);
  }
}
