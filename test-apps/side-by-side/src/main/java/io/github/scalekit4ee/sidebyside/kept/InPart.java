package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class InPart {
    @Inject
    PartOfPart part;
}
