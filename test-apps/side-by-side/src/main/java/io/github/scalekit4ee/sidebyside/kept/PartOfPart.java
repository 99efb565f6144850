package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Holds a part. */
@Dependent
public class PartOfPart {
    @Inject
    Part part;
}
