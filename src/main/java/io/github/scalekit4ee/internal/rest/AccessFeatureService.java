package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * {@link AccessFeature} as a service (Jakarta REST 3.1, {@code DynamicFeature}), which RESTEasy and Jersey find even if an
 * {@code Application} lists its classes itself. Not the same class: RESTEasy warns at each start of a provider that it finds twice.
 */
public final class AccessFeatureService implements DynamicFeature {

    private final AccessFeature feature = new AccessFeature();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        feature.configure(resource, context);
    }
}
