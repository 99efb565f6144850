package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * {@link AccessFeature} as a service (Jakarta REST 3.1 section 4.1.2), which RESTEasy and Jersey find even if an {@code Application}
 * lists its classes itself. Not the same class: RESTEasy warns at each start of a provider that it finds twice.
 */
public final class AccessFeatureService implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        return AccessChecks.register(context);
    }
}
