package io.github.scalekit4ee.sidebyside.unknownclaims;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

/** By CDI alone some of these deploy and are empty, and of the others the container says only that nothing satisfies them. */
@RequestScoped
@SuppressWarnings("rawtypes")
public class InBean {
    @Inject
    @Claim("x")
    Object object;

    @Inject
    @Claim("x")
    Number number;

    @Inject
    @Claim("x")
    String[] array;

    @Inject
    @Claim("x")
    Set<Long> numbers;

    @Inject
    @Claim("x")
    Thread unknownClass;

    @Inject
    @Claim("x")
    Optional rawOptional;

    @Inject
    @Claim("x")
    Optional<Instant> optionalInstant;

    @Inject
    @Claim("x")
    Optional<?> optionalWildcard;

    @Inject
    @Claim("x")
    ClaimValue<Short> small;

    @Inject
    @Claim("x")
    Provider<Instant> provider;

    @Inject
    @Claim("x")
    Instance<Thread> instance;
}
