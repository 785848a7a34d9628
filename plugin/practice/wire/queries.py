"""The query parameters of the service's operations, by version. Made by scripts/wire_tables.py."""

TABLE = """
event GET /works/updates: start_date:moment@6 end_date:moment@6 exclude_events_from@6 swa_code@6
  workstream_prefix:[]@6 update_id:number@6 page_size:number@6
export GET /activity-data: csvExportDate:moment@12
export GET /work-data: csvExportDate:moment@1
geojson GET /activities: minEasting!:number minNorthing!:number maxEasting!:number maxNorthing!:number
  start_date:moment end_date:moment
geojson GET /ancillary-informations: minEasting!:number@6 minNorthing!:number@6 maxEasting!:number@6
  maxNorthing!:number@6 start_date:moment@6 end_date:moment@6 ancillary_info_reference_number@6
geojson GET /forward-plans: minEasting!:number minNorthing!:number maxEasting!:number maxNorthing!:number
  start_date:moment end_date:moment forward_plan_reference_number
geojson GET /hs2-act-limits: minEasting!:number minNorthing!:number maxEasting!:number maxNorthing!:number
  phase!@6
geojson GET /material-classifications: minEasting:number@6 minNorthing:number@6 maxEasting:number@6
  maxNorthing:number@6 sample_date_from:moment@6 sample_date_to:moment@6 usrn:number@6
  classification:=MaterialClassificationClassification@6
geojson GET /section-58s: minEasting!:number@6 minNorthing!:number@6 maxEasting!:number@6
  maxNorthing!:number@6 start_date:moment@6 end_date:moment@6 section_58_reference_number@6
geojson GET /works: minEasting!:number minNorthing!:number maxEasting!:number maxNorthing!:number
  start_date:moment end_date:moment work_reference_number
lookup GET /nsg/search: query!
lookup GET /nsg/streets: easting!:number@12 northing!:number@12
party GET /organisations: type:=|PROMOTER|HA|CONTRACTOR@1 type:[=|PROMOTER|HA|CONTRACTOR]@2
  type:[=OrganisationType]@6 query
party GET /users/{}: swaCode
reporting GET /activities: ha_organisation_name@6 activity_activity_type:[=ActivityActivityType]@6
  offset:number@6 query@6 sort_column@6 sort_direction@6 geographical_area_reference_number:[]@6
  include_total_count:yes@6
reporting GET /alterations: alteration_status:[=AlterationStatus] alteration_type:[=AlterationType]
  work_status:[=WorkStatus] work_category:[=WorkCategory]
  lane_rental_assessment_outcome:[=LaneRentalAssessmentOutcome] start_date_created:moment
  end_date_created:moment offset:number
  sort_column:=|date_created|proposed_start_date|proposed_end_date|status_changed_date@12 sort_column@6
  sort_direction:=|asc|desc@12 sort_direction@6 is_traffic_sensitive:yes
  is_high_impact_traffic_management:yes is_duration_extension:yes is_early_start:yes is_deemed:yes swa_code
  lane_rental_charges_not_agreed:yes lane_rental_charges_potentially_apply:yes query@12
  geographical_area_reference_number:[] status_update_date_from:moment@6 status_update_date_to:moment@6
  organisation@6 street_descriptor@6 usrn@6 permit_alteration_reference_number@6 include_total_count:yes@6
reporting GET /alterations/duration-challenges: offset:number@6 sort_column@6 sort_direction@6 swa_code@6
  organisation@6 geographical_area_reference_number:[]@6
  duration_challenge_review_status:[=DurationChallengeReviewStatus]@6
  duration_challenge_non_acceptance_response_status:[=DurationChallengeNonAcceptanceResponseStatus]@6
  work_status:[=WorkStatus]@6 street_descriptor@6 usrn@6 permit_alteration_reference_number@6
  include_total_count:yes@6
reporting GET /comments: offset:number swa_code geographical_area_reference_number:[]
  date_created_from:moment date_created_to:moment topic:[=CommentTopic] is_internal:yes is_read:yes
  is_not_read:yes work_reference_number@6 author_email_address@6 is_incoming:yes@6 is_outgoing:yes@6
  include_total_count:yes@6
reporting GET /csv-exports: offset:number swa_code include_total_count:yes@6
reporting GET /fixed-penalty-notices: status:[=FPNStatus] offset:number start_date:moment end_date:moment
  swa_code geographical_area_reference_number:[] offence_code:[=OffenceCode]@26
  status_changed_date_from:moment@26 status_changed_date_to:moment@26
  sort_column:=|issue_date_time|status_changed_date@2 sort_column@6 sort_direction:=|asc|desc@2
  sort_direction@6 organisation@6 street_descriptor@6 usrn@6 work_reference_number@6
  include_total_count:yes@6
reporting GET /fixed-penalty-notices/files: fpn_reference_number!@6 file_type:[]@6
reporting GET /forward-plans: forward_plan_status:[=ForwardPlanStatus] proposed_start_date:moment
  proposed_end_date:moment work_start_date_from:moment work_start_date_to:moment work_end_date_from:moment
  work_end_date_to:moment offset:number query@12 sort_column sort_direction:=|asc|desc@12 sort_direction@6
  swa_code geographical_area_reference_number:[] organisation@6 street_descriptor@6 usrn@6
  forward_plan_reference_number@6 include_total_count:yes@6
reporting GET /inspections: inspection_response_type:[]@1
  inspection_response_type:[=InspectionResponseType]@2 start_date:moment end_date:moment offset:number
  sort_column:=|inspection_date@12 sort_column@6 sort_direction:=|asc|desc@12 sort_direction@6 swa_code
  geographical_area_reference_number:[] inspection_type:[=InspectionType]@26
  inspection_outcome:[=InspectionOutcome]@26 start_date_created:moment@26 end_date_created:moment@26 query@2
  organisation@6 street_descriptor@6 usrn@6 work_reference_number@6
  inspection_category:[=InspectionCategory]@6
  promoter_outcome_status:[=PromoterInspectionOutcomeStatusType]@6
  ha_outcome_status:[=HAInspectionOutcomeStatusType]@6 is_auto_accepted:yes@6 include_total_count:yes@6
reporting GET /inspections/files: inspection_reference_number!@6 file_type:[]@6
reporting GET /interested-party-permits: offset:number@6 sort_column@6 sort_direction@6
  geographical_area_reference_number:[]@6 street_descriptor@6 permit_reference_number@6
  work_reference_number@6 work_start_date_from:moment@6 work_start_date_to:moment@6
  work_end_date_from:moment@6 work_end_date_to:moment@6 start_date_created:moment@6
  end_date_created:moment@6 work_status:[=WorkStatus]@6 work_category:[=WorkCategory]@6
  is_high_impact_traffic_management:yes@6 usrn@6 promoter_organisation_name@6 ha_organisation_name@6
  include_total_count:yes@6
reporting GET /material-classifications: street_descriptor@6 usrn@6 offset:number@6 sort_direction@6
  material_classification_reference_number@6
  material_classification_classification:=MaterialClassificationClassification@6
  date_sample_taken_from:moment@6 date_sample_taken_to:moment@6 date_created_from:moment@6
  date_created_to:moment@6 include_total_count:yes@6
reporting GET /non-compliances: non_compliance_date_created_from:moment@6
  non_compliance_date_created_to:moment@6 non_compliance_reference_number@6
  non_compliance_status:[=NonComplianceStatus]@6 ha_response_status:[=NonComplianceResponseStatus]@6
  promoter_response_status:[=NonComplianceResponseStatus]@6 swa_code@6
  geographical_area_reference_number:[]@6 organisation@6 street_descriptor@6 usrn@6 offset:number@6
  sort_column@6 sort_direction@6 most_recent_inspection_type:[=InspectionType]@6
  most_recent_inspection_outcome:[=InspectionOutcome]@6
  most_recent_inspection_promoter_response_status:[=PromoterInspectionOutcomeStatusType]@6
  most_recent_inspection_ha_response_status:[=HAInspectionOutcomeStatusType]@6 include_total_count:yes@6
reporting GET /pbi-sample-generation-jobs: offset:number@6 include_total_count:yes@6
reporting GET /pbi-sample-inspection-targets: offset:number@6 quarter_start_date:moment@6 sort_column@6
  sort_direction@6 include_total_count:yes@6
reporting GET /pbi-sample-inspections: offset:number@6 swa_code@6 geographical_area_reference_number:[]@6
  sort_direction@6 organisation@6 street_descriptor@6 usrn@6 work_reference_number@6
  sample_expiry_date_from:moment@6 sample_expiry_date_to:moment@6 sort_column@6 include_total_count:yes@6
reporting GET /permits: status:[=PermitStatus] work_status:[=WorkStatus] work_category:[=WorkCategory]
  lane_rental_assessment_outcome:[=LaneRentalAssessmentOutcome] active_permit_only:yes start_date:moment
  end_date:moment work_start_date_from:moment work_start_date_to:moment work_end_date_from:moment
  work_end_date_to:moment start_date_created:moment end_date_created:moment offset:number query@12
  sort_column:=|date_created|deadline_date|end_date|start_date|status_changed_date@12 sort_column@6
  sort_direction:=|asc|desc@12 sort_direction@6 is_traffic_sensitive:yes
  is_high_impact_traffic_management:yes has_no_final_registration:yes has_excavation:yes is_early_start:yes
  is_deemed:yes swa_code lane_rental_charges_not_agreed:yes lane_rental_charges_potentially_apply:yes
  ever_modification_requested:yes hs2_works_only:yes consultation_works_only:yes consent_works_only:yes
  unacknowledged_by_ha_only:yes geographical_area_reference_number:[] is_duration_challenged:yes@6
  organisation@6 street_descriptor@6 usrn@6 permit_reference_number@6 work_reference_number@6
  include_total_count:yes@6 reasonable_period_end_date_from:moment@6 reasonable_period_end_date_to:moment@6
reporting GET /permits/duration-challenges: offset:number@6 sort_column@6 sort_direction@6 swa_code@6
  organisation@6 geographical_area_reference_number:[]@6
  duration_challenge_review_status:[=DurationChallengeReviewStatus]@6
  duration_challenge_non_acceptance_response_status:[=DurationChallengeNonAcceptanceResponseStatus]@6
  work_status:[=WorkStatus]@6 street_descriptor@6 usrn@6 permit_reference_number@6 include_total_count:yes@6
reporting GET /permits/files: permit_reference_number!@6 file_type:[]@6
reporting GET /permits/reinstatements-due: swa_code@6 street_descriptor@6 usrn@6
  geographical_area_reference_number:[]@6 organisation@6 work_reference_number@6 work_end_date_from:moment@6
  work_end_date_to:moment@6 registration_due_date_from:moment@6 registration_due_date_to:moment@6
  include_total_count:yes@6
reporting GET /private-street-notices: offset:number@6 swa_code@6 geographical_area_reference_number:[]@6
  sort_direction@6 sort_column@6 organisation@6 street_descriptor@6 usrn@6 private_street_reference_number@6
  start_date_from:moment@6 start_date_to:moment@6 end_date_from:moment@6 end_date_to:moment@6
  date_created_from:moment@6 date_created_to:moment@6 private_street_status:[=PrivateStreetStatus]@6
  include_total_count:yes@6
reporting GET /private-street-notices/files: private_street_reference_number!@6 file_type:[]@6
reporting GET /reinspections: start_date:moment@6 end_date:moment@6 inspection_type:[=InspectionType]@6
  offset:number@6 sort_column@6 sort_direction@6 swa_code@6 geographical_area_reference_number:[]@6
  organisation@6 street_descriptor@6 usrn@6 work_reference_number@6
  inspection_category:[=InspectionCategory]@6 include_total_count:yes@6
reporting GET /reinstatements: sort_column:=|end_date@12 sort_column@6 sort_direction:=|asc|desc@12
  sort_direction@6 status:[]@12 status:[=ReinstatementStatus]@6 offset:number swa_code query@12
  latest_reinstatements_only:yes registration_date_from:moment registration_date_to:moment
  end_date_from:moment end_date_to:moment geographical_area_reference_number:[] organisation@6
  street_descriptor@6 usrn@6 work_reference_number@6 work_reference_number_exact@6 include_total_count:yes@6
reporting GET /reinstatements/expiring-interims: sort_column@6 sort_direction@6 offset:number@6 swa_code@6
  registration_date_from:moment@6 registration_date_to:moment@6 end_date_from:moment@6 end_date_to:moment@6
  geographical_area_reference_number:[]@6 organisation@6 street_descriptor@6 usrn@6 work_reference_number@6
  work_reference_number_exact@6 include_total_count:yes@6
reporting GET /reinstatements/files: reinstatement_reference_number!@6 file_type:[]@6
reporting GET /sample-inspection-targets: offset:number@2
reporting GET /sample-inspections: offset:number@2 swa_code@2 geographical_area_reference_number:[]@2
  query@2 sort_direction:=|asc|desc@2
reporting GET /section-58s: ha_organisation_name@6 start_date_from:moment@6 start_date_to:moment@6
  section_58_status:[=Section58Status]@6 offset:number@6 sort_column@6 sort_direction@6
  geographical_area_reference_number:[]@6 section_58_reference_number@6 street_descriptor@6 usrn@6
  include_total_count:yes@6
reporting GET /section-74s: section_74_ha_status:[=Section74HAStatus]@6 issue_date_from:moment@6
  issue_date_to:moment@6 swa_code@6 offset:number@6 sort_column@6 sort_direction@6
  geographical_area_reference_number:[]@6 organisation@6 street_descriptor@6 usrn@6
  section_74_reference_number@6 include_total_count:yes@6
reporting GET /section-74s/files: section_74_reference_number!@6 file_type:[]@6
reporting GET /section-81s: section_81_status:[=Section81Status] section_81_severity:[=Section81Severity]
  swa_code offset:number query@12 sort_column:=|status_changed_date@12 sort_column@6
  sort_direction:=|asc|desc@12 sort_direction@6 geographical_area_reference_number:[]
  issue_date_from:moment@6 issue_date_to:moment@6 status_changed_date_from:moment@6
  status_changed_date_to:moment@6 organisation@6 section_81_type:[=Section81Type]@6 street_descriptor@6
  usrn@6 section_81_reference_number@6 include_total_count:yes@6
reporting GET /section-81s/files: section_81_reference_number!@6 file_type:[]@6
reporting GET /works: work_reference_number@6 swa_code@6
reporting GET /works/files: work_reference_number!@6 file_type:[]@6
reporting GET /works/updates: start_date:moment@12 end_date:moment@12 previous_minutes:number@12
  exclude_events_from@12 swa_code@12 workstream_prefix:[]@2 update_id:number@2
reporting GET /workstreams: status:[=WorkstreamStatus] offset:number include_total_count:yes@6
sampling GET /previous-annual-inspection-units: promoter_org_ref!@6 financial_year_start_date:moment@6
sampling GET /sample-inspection-quota: inspection_units!:[number]@6 inspection_rate!:number@6
work GET /duration: startDate:moment endDate:moment
work GET /permits/category: work_type!:=|planned|immediate|hs2_highway_works@12 work_type!:=WorkType@6
  proposed_start_date:moment proposed_end_date:moment is_ttro_required:yes immediate_risk:yes
  work_reference_number@12 workReferenceNumber@6 activity_type:=ActivityType@6
work GET /works/{}/history: offset:number@26
work POST /files: swaCode
work POST /geographical-areas: internalUserIdentifier@2 internalUserIdentifier!@6 internalUserName@2
  internalUserName!@6
work PUT /geographical-areas/{}: internalUserIdentifier@2 internalUserIdentifier!@6 internalUserName@2
  internalUserName!@6
"""
