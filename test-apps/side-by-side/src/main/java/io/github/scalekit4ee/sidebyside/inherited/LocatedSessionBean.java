package io.github.scalekit4ee.sidebyside.inherited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** A locator returns what the server made of it. */
@Stateless
@RolesAllowed("deploy:applications")
public class LocatedSessionBean extends Listing {}
