package io.github.scalekit4ee.sidebyside.inherited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** A locator returns a client proxy of it, whose class has no annotations. */
@ApplicationScoped
@RolesAllowed("deploy:applications")
public class LocatedBean extends Listing {}
