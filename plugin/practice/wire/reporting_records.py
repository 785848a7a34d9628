"""The records of the service, by version. Made by scripts/wire_tables.py."""

TABLE = """
reporting.ActivityReportingResponse@6: pagination!:PaginationResponse rows!:[ActivitySummaryResponse]
reporting.ActivitySummaryResponse@6: activity_reference_number! usrn!:number street_name! town! area_name!
  road_category!:number activity_coordinates!:any activity_name!
  activity_activity_type$!:=ActivityActivityType activity_type_details~ contact_name! contact_details!
  start_date!:moment start_time~:moment end_date!:moment end_time~:moment activity_location_description!
  traffic_management_required!:yes traffic_management_type$!:=TrafficManagementTypeResponse
  collaborative_working!:yes additional_info! cancelled!:yes cancelled_reason~ ha_organisation_name!
  date_created!:moment
reporting.AlterationDurationChallengeReportingResponse@6: pagination!:PaginationResponse
  rows!:[AlterationDurationChallengeSummaryResponse]
reporting.AlterationDurationChallengeSummaryResponse@6: work_reference_number! permit_reference_number!
  alteration_reference_number! location_description! street! town! area! usrn!:number promoter_swa_code!
  promoter_organisation! highway_authority! proposed_start_date!:moment proposed_end_date!:moment
  proposed_start_time~:moment proposed_end_time~:moment actual_start_date~:moment actual_end_date~:moment
  reasonable_period_end_date!:moment status_changed_date!:moment
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse
  duration_challenge_review_update_date~:moment
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse
  duration_challenge_non_acceptance_response_update_date~:moment
  duration_challenge_follow_up_review_complete~:yes work_status$!:=WorkStatus
reporting.AlterationReportingResponse: pagination!:PaginationResponse rows!:[AlterationSummaryResponse]
reporting.AlterationSummaryResponse: work_reference_number! permit_reference_number!
  alteration_reference_number! street! town! area! location_description! highway_authority! promoter!
  work_status$!:=WorkStatus proposed_start_date!:moment proposed_end_date!:moment
  proposed_start_time~:moment proposed_end_time~:moment work_category$!:=WorkCategory
  alteration_status$!:=AlterationStatus alteration_type$!:=AlterationType date_created!:moment
  deadline_date!:moment status_changed_date!:moment
  lane_rental_assessment_outcome$~:=LaneRentalAssessmentOutcome lane_rental_charges_not_agreed!:yes
  lane_rental_charges_potentially_apply!:yes
reporting.CSVExportReportingResponse: pagination!:PaginationResponse rows!:[CSVExportSummaryResponse]
reporting.CSVExportSummaryResponse: csv_export_id!:number filename! date_created!:moment
  csv_export_status$!:=CSVExportStatus@1 csv_export_status$!:=CSVExportStatusResponse@26 username!
  csv_export_type$!:=CSVExportTypeResponse@6 export_description~@6
reporting.ChangeRequestDurationChallengeReportingResponse@6: pagination!:PaginationResponse
  rows!:[ChangeRequestDurationChallengeSummaryResponse]
reporting.ChangeRequestDurationChallengeSummaryResponse@6: work_reference_number! permit_reference_number!
  change_request_reference_number! location_description! street! town! area! usrn!:number promoter_swa_code!
  promoter_organisation! highway_authority! proposed_start_date!:moment proposed_end_date!:moment
  proposed_start_time~:moment proposed_end_time~:moment actual_start_date~:moment actual_end_date~:moment
  reasonable_period_end_date!:moment status_changed_date!:moment
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse
  duration_challenge_review_update_date~:moment
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse
  duration_challenge_non_acceptance_response_update_date~:moment
  duration_challenge_follow_up_review_complete~:yes work_status$!:=WorkStatus
reporting.ChangeRequestReportingResponse@6: pagination!:PaginationResponse
  rows!:[ChangeRequestSummaryResponse]
reporting.ChangeRequestSummaryResponse@6: work_reference_number! permit_reference_number!
  change_request_reference_number! street! town! area! location_description! highway_authority! promoter!
  work_category$!:=WorkCategory change_request_status$!:=ChangeRequestStatus
  change_request_type$!:=ChangeRequestType date_created!:moment deadline_date!:moment
  status_changed_date!:moment
reporting.CommentReportingResponse: pagination!:PaginationResponse rows!:[CommentSummaryResponse]
reporting.CommentSummaryResponse: work_reference_number! topic$!:=CommentTopic@1
  topic$!:=CommentTopicResponse@26 author_email_address! detail! date_created!:moment
  comment_reference_number! is_read!:yes read_on~:moment read_by~ is_internal!:yes
  author_organisation_reference!@26
reporting.FPNReportingResponse: pagination!:PaginationResponse rows!:[FPNSummaryResponse]
reporting.FPNSummaryResponse: fpn_reference_number! work_reference_number! promoter! highway_authority!
  offence_code$!:=OffenceCode street_name! issue_date!:moment status$!:=FPNStatus
  status_changed_date!:moment@26
reporting.FileSummaryReportingResponse@6: rows!:[FileSummaryResponse]
reporting.FileSummaryResponse@6: file_id!:number name!
reporting.ForwardPlanReportingResponse: pagination!:PaginationResponse rows!:[ForwardPlanSummaryResponse]
reporting.ForwardPlanSummaryResponse: work_reference_number! forward_plan_reference_number!
  promoter_organisation! highway_authority! location_description! street! town! area!
  proposed_start_date!:moment proposed_end_date!:moment forward_plan_status$!:=ForwardPlanStatus
  date_created!:moment
reporting.GeographicalAreaResponse: geographical_area_reference_number! area_name! file_id!:number
  number_of_usrns!:number date_modified!:moment
reporting.InspectionReportingResponse: pagination!:PaginationResponse rows!:[InspectionSummaryResponse]
reporting.InspectionSummaryResponse: inspection_date!:moment
  inspection_response_type$!:=InspectionResponseType@1
  inspection_response_type$!:=InspectionResponseTypeResponse@2 work_reference_number! location_description!
  street! town! area! inspection_reference_number~ inspection_type$!:=InspectionType
  inspection_category$~:=InspectionCategory@1 inspection_category$~:=InspectionCategoryResponse@26
  inspection_outcome$~:=InspectionOutcome reinspection_date_time~:moment@12 highway_authority!
  promoter_organisation! made_safe_by_ha~:yes date_created!:moment
  inspection_status$!:=InspectionStatusResponse@26 date_modified!:moment@26 inspector_name~@6
  promoter_response_status$~:=InspectionOutcomeStatusTypeResponse@6
  ha_response_status$~:=InspectionOutcomeStatusTypeResponse@6 auto_acceptance_due_date~:moment@6
  is_auto_accepted~:yes@6
reporting.MaterialClassificationReportingResponse@6: pagination!:PaginationResponse
  rows!:[MaterialClassificationSummaryResponse]
reporting.MaterialClassificationSummaryResponse@6: date_created!:moment sample_date!:moment
  material_classification_reference_number! street! town! area! usrn!:number
  material_classification_classification!:=MaterialClassificationClassification
  hazardous_material_types~:[=HazardousMaterialType] hazardous_material_type_other_description~
reporting.NonComplianceReportingResponse@6: pagination!:PaginationResponse
  rows!:[NonComplianceSummaryResponse]
reporting.NonComplianceSummaryResponse@6: non_compliance_reference_number! work_reference_number!
  promoter_organisation! ha_organisation! date_created!:moment associated_inspections!:number
  non_compliance_status$!:=NonComplianceStatus
  latest_ha_response_status$!:=NonComplianceResponseStatusResponse latest_ha_response_date!:moment
  latest_promoter_response_status$~:=NonComplianceResponseStatusResponse
  latest_promoter_response_date~:moment street! town! area! most_recent_inspection_type$!:=InspectionType
  most_recent_inspection_outcome$!:=InspectionOutcome
  most_recent_inspection_promoter_response_status$~:=InspectionOutcomeStatusTypeResponse
  most_recent_inspection_ha_response_status$~:=InspectionOutcomeStatusTypeResponse
reporting.PaginationResponse: total_rows!:number has_next_page!:yes
reporting.PbiSampleGenerationJobsReportingResponse@6: pagination!:PaginationResponse
  rows!:[PbiSampleGenerationJobsSummaryResponse]
reporting.PbiSampleGenerationJobsSummaryResponse@6: date_created!:moment
  async_job_status$!:=AsyncJobStatusResponse username!
reporting.PbiSampleInspectionReportingResponse@6: pagination!:PaginationResponse
  rows!:[PbiSampleInspectionSummaryResponse]
reporting.PbiSampleInspectionSummaryResponse@6: pbi_sample_inspection_reference_number!
  work_reference_number! street! town~ area~ location_description! promoter_organisation!
  inspection_category$!:=InspectionCategoryResponse sample_expiry_date!:moment
reporting.PbiSampleInspectionTargetReportingResponse@6: pagination!:PaginationResponse
  rows!:[PbiSampleInspectionTargetSummaryResponse]
reporting.PbiSampleInspectionTargetSummaryResponse@6: pbi_sample_inspection_target_reference_number!
  organisation_name! org_ref! inspection_units!:number inspection_rate!:number target_a!:number
  target_b!:number target_c!:number completed_a!:number completed_b!:number completed_c!:number
  generated_b!:number generated_c!:number start_date~:moment end_date~:moment
  is_inspection_rate_auto_updated!:yes
reporting.PermitCondition: condition$!:=PermitConditionType@1 condition$!:=PermitConditionTypeResponse@26
  comment~
reporting.PermitDurationChallengeReportingResponse@6: pagination!:PaginationResponse
  rows!:[PermitDurationChallengeSummaryResponse]
reporting.PermitDurationChallengeSummaryResponse@6: work_reference_number! permit_reference_number!
  location_description! street! town! area! usrn!:number promoter_swa_code! promoter_organisation!
  highway_authority! proposed_start_date!:moment proposed_end_date!:moment proposed_start_time~:moment
  proposed_end_time~:moment actual_start_date~:moment actual_end_date~:moment
  reasonable_period_end_date!:moment assessment_status_changed_date!:moment
  duration_challenge_review_status$~:=DurationChallengeReviewStatusResponse
  duration_challenge_review_update_date~:moment
  duration_challenge_non_acceptance_response_status$~:=DurationChallengeNonAcceptanceResponseStatusResponse
  duration_challenge_non_acceptance_response_update_date~:moment
  duration_challenge_follow_up_review_complete~:yes work_status$!:=WorkStatus
reporting.PermitReportingResponse: pagination!:PaginationResponse rows!:[PermitSummaryResponse]
reporting.PermitSearchRequest@12: work_reference_numbers~:[]
reporting.PermitSummaryResponse: work_reference_number! permit_reference_number! promoter_swa_code!
  promoter_organisation! highway_authority! works_coordinates!:any location_description! street! town! area!
  work_category$!:=WorkCategory description_of_work! traffic_management_type$!:=TrafficManagementType@1
  traffic_management_type$!:=TrafficManagementTypeResponse@26 assessment_status$~:=AssessmentStatus
  proposed_start_date!:moment proposed_end_date!:moment proposed_start_time~:moment
  proposed_end_time~:moment actual_start_date~:moment actual_end_date~:moment status$!:=PermitStatus@1
  status$!:=PermitStatusResponse@26 work_status$!:=WorkStatus deadline_date!:moment date_created!:moment
  status_changed_date!:moment usrn!:number is_active_permit!:yes permit_conditions~:[PermitCondition]
  road_category!:number is_traffic_sensitive!:yes has_no_final_reinstatement!:yes is_deemed!:yes
  excavation_carried_out!:yes is_early_start!:yes is_high_impact_traffic_management!:yes is_lane_rental!:yes
  lane_rental_assessment_outcome$~:=LaneRentalAssessmentOutcome lane_rental_charges_not_agreed!:yes
  lane_rental_charges_potentially_apply!:yes paa_to_pa_deadline_date~:moment@6
  activity_type$!:=ActivityType@6 reasonable_period_end_date~:moment@6
reporting.PrivateStreetReportingResponse@6: pagination!:PaginationResponse
  rows!:[PrivateStreetSummaryResponse]
reporting.PrivateStreetSummaryResponse@6: private_street_reference_number! works_location_description!
  promoter_organisation! ha_organisation! work_reference_number! start_date!:moment start_time~:moment
  end_date!:moment end_time~:moment date_created!:moment status$!:=PrivateStreetStatus
reporting.ReinspectionReportingResponse@6: pagination!:PaginationResponse
  rows!:[ReinspectionSummaryResponse]
reporting.ReinspectionSummaryResponse@6: inspection_date!:moment work_reference_number!
  location_description! street! town! area! inspection_type$!:=InspectionType
  inspection_category$~:=InspectionCategoryResponse highway_authority! promoter_organisation!
  date_modified!:moment
reporting.ReinstatementReportingResponse: pagination!:PaginationResponse
  rows!:[ReinstatementSummaryResponse]
reporting.ReinstatementSummaryResponse: site_number!:number@12 work_reference_number! promoter_organisation!
  highway_authority! street_name! town~ area_name~ location_description! registration_date!:moment
  reinstatement_date!:moment@12 reinstatement_date~:moment@6 reinstatement_type$!:=ReinstatementType
  reinstatement_status$!:=ReinstatementStatus end_date!:moment@12 end_date~:moment@6
  site_reference_number!@6 reinstatement_reference_number!@6 is_active_reinstatement!:yes@6
  is_subsumed!:yes@6
reporting.ReinstatementsDueReportingResponse@6: pagination!:PaginationResponse
  rows!:[ReinstatementsDueSummaryResponse]
reporting.ReinstatementsDueSummaryResponse@6: work_reference_number! permit_reference_number!
  organisation_name! street! town! area! work_stopped_date!:moment registration_due_date!:moment
reporting.RolePermissionsResponse@6: role$!:=Role permissions$!:[=Permission]
reporting.SampleInspectionReportingResponse@2: pagination!:PaginationResponse
  rows!:[SampleInspectionSummaryResponse]
reporting.SampleInspectionSummaryResponse@2: sample_inspection_reference_number! work_reference_number!
  street! town~ area~ location_description! promoter_organisation!
  inspection_category$!:=InspectionCategoryResponse expiry_date!:moment
reporting.SampleInspectionTargetReportingResponse@2: pagination!:PaginationResponse
  rows!:[SampleInspectionTargetSummaryResponse]
reporting.SampleInspectionTargetSummaryResponse@2: sample_inspection_target_reference_number! promoter_name!
  promoter_org_ref! agreed_category_a!:number agreed_category_b!:number agreed_category_c!:number
  cap_category_a!:number cap_category_b!:number cap_category_c!:number actual_category_a!:number
  actual_category_b!:number actual_category_c!:number
reporting.Section58ReportingResponse@6: pagination!:PaginationResponse rows!:[Section58SummaryResponse]
reporting.Section58SummaryResponse@6: date_created!:moment section_58_reference_number! street! town~ area~
  section_58_status$!:=Section58Status start_date!:moment end_date!:moment
  restriction_duration$!:=Section58Duration usrn!:number ha_organisation_name!
reporting.Section74ReportingResponse@6: pagination!:PaginationResponse rows!:[Section74SummaryResponse]
reporting.Section74SummaryResponse@6: work_reference_number! permit_reference_number!
  section_74_reference_number! date_created!:moment promoter_organisation_name! ha_organisation_name!
  location_description! overrun_warning_reasons$!:[=OverrunWarningReason] ha_status$!:=Section74HAStatus
  promoter_status$~:=Section74PromoterStatus latest_ha_response_date~:moment
reporting.Section81ReportingResponse: pagination!:PaginationResponse rows!:[Section81SummaryResponse]
reporting.Section81SummaryResponse: issue_date!:moment work_reference_number! section_81_reference_number!
  promoter_organisation! highway_authority! location_description! street! town~ area~
  section_81_severity$!:=Section81Severity@12 section_81_severity$~:=Section81Severity@6
  made_safe_by_ha!:yes@12 made_safe_by_ha~:yes@6 section_81_status$!:=Section81Status
  status_changed_date!:moment section_81_type$!:=Section81Type@6
reporting.UserWorkstreamAccess: workstream_prefix! access_level$!:=WorkstreamAccessLevel
reporting.UsersReportingResponse: pagination!:PaginationResponse rows!:[UsersSummaryResponse]
reporting.UsersSummaryResponse: first_name~ last_name~ email! roles$~:[=Role]@12
  workstreams~:[UserWorkstreamAccess] role_permissions~:[RolePermissionsResponse]@6
reporting.WorkSearchReportingResponse@6: rows!:[WorkSearchResponse]
reporting.WorkSearchResponse@6: work_reference_number! location_description! street! town! area!
  work_status$!:=WorkStatus work_start_date!:moment work_end_date!:moment work_start_time~:moment
  work_end_time~:moment
reporting.WorkUpdateResponse@12: work_reference_number! update_date_time!:moment update_id!:number
  event_type$!:=AuditEventType object_type$!:=AuditObjectType@1 object_type$!:=AuditObjectTypeResponse@2
reporting.WorkstreamReportingResponse: pagination!:PaginationResponse rows!:[WorkstreamSummaryResponse]
reporting.WorkstreamSummaryResponse: prefix! name! description~ status$!:=WorkstreamStatus@1
  status$!:=WorkstreamStatusResponse@26 swa_code!
"""
