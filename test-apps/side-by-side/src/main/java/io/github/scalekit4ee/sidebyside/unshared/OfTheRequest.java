package io.github.scalekit4ee.sidebyside.unshared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.jwt.Claim;

/** Has a part, and makes a product of a claim. */
@RequestScoped
public class OfTheRequest {
    @Inject
    Part part;

    @Inject
    @Named("product")
    StringBuilder product;

    @Produces
    @Named("product")
    static StringBuilder product(@Claim("sub") String subject) {
        return new StringBuilder(subject);
    }

    public String subjects() {
        return part.subject + " " + product;
    }
}
