package dev.tidegate.portal.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts failed sign-ins of a user from an address, and of an address alone. Each failure keeps the
 * count alive for the window; a success forgets the user's. Safe from any thread.
 */
final class SignInLimiter {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int FAILURES_OF_USER = 5;
  private static final int FAILURES_OF_ADDRESS = 50;
  private static final int REMEMBERED = 100_000;

  private final Cache<String, Integer> failures;

  SignInLimiter(Ticker ticker) {
    failures =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(WINDOW)
            .maximumSize(REMEMBERED)
            .build();
  }

  /** Seconds to wait; 0 = may try. */
  long waitSeconds(String user, String address) {
    boolean tooMany =
        count(pair(user, address)) >= FAILURES_OF_USER || count(address) >= FAILURES_OF_ADDRESS;
    return tooMany ? TimeUnit.SECONDS.convert(WINDOW) : 0;
  }

  /** Counted before the password is checked, so that parallel tries do not slip through. */
  void attempt(String user, String address) {
    failures.asMap().merge(pair(user, address), 1, Integer::sum);
    failures.asMap().merge(address, 1, Integer::sum);
  }

  void succeeded(String user, String address) {
    failures.invalidate(pair(user, address));
    failures.asMap().computeIfPresent(address, (key, count) -> Math.max(0, count - 1));
  }

  private int count(String key) {
    Integer count = failures.getIfPresent(key);
    return count == null ? 0 : count;
  }

  private static String pair(String user, String address) {
    return address + "\n" + user;
  }
}
