package com.example.keys;

import io.github.twiliotoken.keys.CreatedKey;
import io.github.twiliotoken.keys.CredentialsStore;
import java.util.function.Supplier;

/** Reports that the store failed, and nothing else. */
final class StoreFailedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private StoreFailedException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }

  /** Wraps a store so that all its failures are of this type. */
  static CredentialsStore watched(CredentialsStore store) {
    return new CredentialsStore() {
      @Override
      public String current() {
        return watched(store::current);
      }

      @Override
      public void requireWritable() {
        boolean unused =
            watched(
                () -> {
                  store.requireWritable();
                  return true;
                });
      }

      @Override
      public boolean replace(String expectedSid, CreatedKey next) {
        return watched(() -> store.replace(expectedSid, next));
      }
    };
  }

  private static <T> T watched(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new StoreFailedException(e);
    }
  }
}
