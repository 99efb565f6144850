package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.InjectionPoint;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;

/** The claim that an injection point names (MicroProfile JWT 2.1 section 7.1.2). */
final class ClaimNames {

    private ClaimNames() {}

    static String of(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Claim.class::isInstance)
                .map(qualifier -> of((Claim) qualifier))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the injection point has no @Claim"));
    }

    static String of(Claim claim) {
        return claim.standard() == Claims.UNKNOWN
                ? claim.value()
                : claim.standard().name();
    }

    /** Both members set, and not to the same claim: the specification asks for a deployment error. */
    static boolean isContradictory(Claim claim) {
        return claim.standard() != Claims.UNKNOWN
                && !claim.value().isEmpty()
                && !claim.value().equals(claim.standard().name());
    }
}
