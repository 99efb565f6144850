package io.github.scalekit4ee.sidebyside.claims;

import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;

/**
 * Leaves the type of its claim to those that extend it.
 *
 * @param <T> what it is injected as
 */
public abstract class OfType<T> {
    @Inject
    @Claim("number")
    Optional<T> inherited;
}
