"""Closed lists of inspections: types, categories, outcomes, reasons and answers."""

from __future__ import annotations

from ..choices import Choice, Choices, listed
from ..versions import Version

_NEW = Version.V6

INSPECTION_TYPES = Choices(
    Choice("live_site", "Live site"),
    Choice("reinstatement", "Reinstatement"),
    Choice("non_compliance_follow_up", "Non-compliance follow-up"),
    Choice("section_81", "Section 81"),
    Choice("investigatory_works", "Investigatory works", since=_NEW),
)

INSPECTION_CATEGORIES = Choices(
    Choice("a", "A: during the works"),
    Choice("b", "B: within 6 months of the reinstatement"),
    Choice("c", "C: in the last 3 months of the guarantee"),
    Choice("third_party", "Third party"),
    Choice("routine", "Routine"),
    Choice("joint_site_visit", "Joint site visit"),
    Choice("follow_up", "Follow-up"),
    Choice("follow_up_completion", "Follow-up on completion"),
    Choice("site_occupancy", "Site occupancy"),
    Choice("conditions", "Permit conditions"),
    Choice("core_sample", "Core sample", since=_NEW),
    Choice("skid_resistance", "Skid resistance", since=_NEW),
    Choice("texture_depth", "Texture depth", since=_NEW),
    Choice("surface_regularity", "Surface regularity", since=_NEW),
    Choice("trial_hole", "Trial hole", since=_NEW),
)

INSPECTION_OUTCOMES = Choices(
    Choice("passed", "Passed"),
    Choice("failed", "Failed", since=_NEW),
    Choice("failed_low", "Failed, low risk"),
    Choice("failed_high", "Failed, high risk"),
    Choice("unable_to_complete_inspection", "Inspection could not be completed"),
    Choice("further_inspections_required", "Further inspections needed"),
    Choice("agreed_site_compliance", "Site agreed to be compliant"),
    Choice("non_compliant_with_conditions", "Permit conditions not kept"),
    Choice("works_in_progress", "Works in progress"),
    Choice("works_in_progress_no_carriageway_incursion", "Works in progress, carriageway not taken up"),
    Choice("works_stopped", "Works stopped"),
    Choice("works_stopped_apparatus_remaining", "Works stopped, equipment left behind"),
)

DEFECTS_FIXED_ON_SITE = listed(
    [
        ("yes_by_inspector", "Yes, by the inspector"),
        ("yes_by_onsite_members", "Yes, by people on the site"),
        ("no", "No"),
    ]
)

REASONS_FOR_WITHDRAWAL = listed(
    [
        ("incorrect_outcome_recorded", "The wrong outcome was recorded"),
        ("wrong_works_or_organisation", "Wrong works or wrong organisation"),
        ("wrong_details", "Wrong details"),
        ("outcome_changed", "The outcome has changed"),
        ("other", "Another reason"),
    ]
)

INSPECTION_RESPONSES = listed(
    [
        ("inspection_outcome_accepted", "The outcome is accepted"),
        ("inspection_outcome_disputed", "The outcome is disputed"),
        ("inspection_outcome_promoter_accepts_failed_inspection", "The failed inspection is accepted"),
        ("joint_site_meeting_needed", "A joint site meeting is needed"),
        ("reviewing_dispute", "The dispute is being reviewed"),
        ("no_agreement", "No agreement was reached"),
    ]
)

FAILURE_REASONS = Choices(
    Choice("live_site_signage", "Live site: signs"),
    Choice("live_site_distance", "Live site: distances"),
    Choice("live_site_safety_zone", "Live site: safety zone"),
    Choice("live_site_barriers", "Live site: barriers"),
    Choice("live_site_traffic_control", "Live site: traffic control"),
    Choice("live_site_pedestrian_provision", "Live site: what pedestrians are given"),
    Choice("live_site_cyclist_provision", "Live site: what cyclists are given"),
    Choice("live_site_operative_qualification", "Live site: qualification of the operatives"),
    Choice("live_site_equipment", "Live site: equipment"),
    Choice("live_site_materials", "Live site: materials"),
    Choice("live_site_compaction", "Live site: compaction"),
    Choice("live_site_construction_layers", "Live site: layers of the construction"),
    Choice("live_site_storage_of_materials", "Live site: storing materials"),
    Choice("reinstatement_damage_to_surround_area", "Reinstatement: damage to its surroundings"),
    Choice("reinstatement_saw_cutting", "Reinstatement: saw cutting"),
    Choice("reinstatement_acute_angles", "Reinstatement: acute angles"),
    Choice("reinstatement_verge", "Reinstatement: verge"),
    Choice("reinstatement_anti_skid", "Reinstatement: anti-skid surface"),
    Choice("reinstatement_fixed_features", "Reinstatement: fixed features"),
    Choice("reinstatement_modular", "Reinstatement: modular surface"),
    Choice("reinstatement_proximity", "Reinstatement: nearness to others"),
    Choice("reinstatement_materials_incorrect", "Reinstatement: wrong materials"),
    Choice("reinstatement_materials_damaged", "Reinstatement: damaged materials"),
    Choice("reinstatement_edge_sealant", "Reinstatement: edge sealant"),
    Choice("reinstatement_over_banding", "Reinstatement: overbanding"),
    Choice("reinstatement_road_markings", "Reinstatement: road markings"),
    Choice("reinstatement_infill_pointing", "Reinstatement: infill and pointing"),
    Choice("reinstatement_ironwork_apparatus", "Reinstatement: ironwork and apparatus"),
    Choice("reinstatement_breaking_out_fretting", "Reinstatement: breaking out or fretting"),
    Choice("reinstatement_interface_cracking", "Reinstatement: cracking at the joint"),
    Choice("reinstatement_crowning", "Reinstatement: crowning"),
    Choice("reinstatement_depression", "Reinstatement: depression"),
    Choice("reinstatement_as_laid_profile", "Reinstatement: profile as laid"),
    Choice("reinstatement_texture_depth", "Reinstatement: texture depth"),
    Choice("reinstatement_edge_depression", "Reinstatement: depression at the edge"),
    Choice("investigatory_air_void", "Investigatory works: air voids", since=_NEW),
    Choice("investigatory_material_type", "Investigatory works: type of material", since=_NEW),
    Choice("investigatory_layer_depth", "Investigatory works: depth of layers", since=_NEW),
    Choice("investigatory_contamination", "Investigatory works: contamination", since=_NEW),
    Choice("investigatory_other", "Investigatory works: other", since=_NEW),
)
