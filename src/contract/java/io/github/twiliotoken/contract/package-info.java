/**
 * The contract of the endpoint: what every caller gets, over HTTP, whatever runtime answers.
 *
 * <p>Each interface is one part of it, with its tests as default methods: {@link
 * io.github.twiliotoken.contract.TokenContract} is what a good request gets, {@link
 * io.github.twiliotoken.contract.RefusalContract} what a wrong one gets, {@link
 * io.github.twiliotoken.contract.BearerContract} what a bad login gets, and so on. They need JUnit,
 * a client for HTTP, a JSON-P implementation and Nimbus JOSE, nothing of a server, and no class of
 * the product. So the same tests run on the servers (package {@code it}, with Arquillian) and on
 * runtimes that start without one ({@code src/test/quarkus}, {@code src/test/helidon}).
 *
 * <p>To hold a runtime to the contract, serve {@code TokenEndpoint} at {@code twilio/token} with
 * the settings that a part asks for, {@link io.github.twiliotoken.contract.Settings#forTokens()} or
 * the part's own {@code SETTINGS}, and with the callers' public key. Then implement the parts, and
 * say where the runtime answers:
 *
 * <pre>{@code
 * class EndpointContractTest implements EndpointContract {
 *   private final Http http = new Http(URI.create("http://127.0.0.1:8080/"), OwnAnswer.BAD_BEARER);
 *
 *   public Http http() {
 *     return http;
 *   }
 * }
 * }</pre>
 *
 * <p>What a runtime answers itself, before the endpoint is called, is named there by {@link
 * io.github.twiliotoken.contract.OwnAnswer}. The contract then demands that answer: nothing is
 * skipped.
 */
package io.github.twiliotoken.contract;
