"""The records of the service, by version. Made by scripts/wire_tables.py."""

TABLE = """
work.ActivityCancelRequest: internal_user_identifier~ internal_user_name~ cancellation_reason~
work.ActivityCreateRequest: internal_user_identifier~ internal_user_name~ usrn!:number street_name~ town~
  area_name~ road_category~:number activity_coordinates!:any activity_name!
  activity_activity_type!:=ActivityActivityType activity_type_details~ contact_name~ contact_details~
  start_date!:moment start_time~:moment end_date!:moment end_time~:moment location_types!:[=LocationType]
  activity_location_description! traffic_management_type!:=TrafficManagementType collaborative_working!:yes
  additional_info~
work.ActivityUpdateRequest: internal_user_identifier~ internal_user_name~ activity_name!
  activity_activity_type!:=ActivityActivityType activity_type_details~ contact_name~ contact_details~
  start_date!:moment start_time~:moment end_date!:moment end_time~:moment location_types!:[=LocationType]
  activity_location_description! traffic_management_type!:=TrafficManagementType collaborative_working!:yes
  additional_info~
work.AddFileToWorkRequest: internal_user_identifier~ internal_user_name~ file_ids!:[number]
work.AuthenticationRequest: emailAddress! password!
work.ChangeRequestCreateRequest@6: internal_user_identifier~ internal_user_name~ change_request_reason!
  secondary_contact~ secondary_contact_number~ secondary_contact_email~ proposed_start_date~:moment
  proposed_start_time~:moment proposed_end_date~:moment proposed_end_time~:moment description_of_work~
  excavation~:yes project_reference_number~ traffic_management_plan~:yes lane_rental_applicable~:yes
  permit_conditions~:[PermitCondition] works_location_description~ works_coordinates~:any
  collaborative_working~:yes collaboration_details~ collaborative_works~
  collaboration_type~:=CollaborationType activity_type~:=ActivityType
  traffic_management_type~:=TrafficManagementType application_type~:=ApplicationType
  location_types~:[=LocationType] early_start_pre_approval~:yes pre_approval_details~
  pre_approval_authoriser~ early_start_reason~ work_type~:=WorkType is_ttro_required~:yes
  immediate_risk~:yes file_ids~:[number] additional_info~ close_footway~:=CloseFootway
  close_footpath~:=CloseFootpath permit_asds~:[PermitASD] additional_contact~ additional_contact_number~
  additional_contact_email~ hs2_consultation_requested_response_date~:moment hs2_highway_emails~:[]
  emergency_contact_name~ emergency_contact_number~ is_primary_promoter~:yes
  collaboration_types~:[=CollaborationType] primary_promoter_permit_reference_number~
  collaboration_contact_name~ collaboration_contact_email~ collaboration_contact_phone_number~
  estimated_number_of_network_days_saved~:number others_can_collaborate_on_work~:yes
  reason_for_non_collaboration~ can_collaborate_on_work_additional_details~
work.ChangeRequestDurationChallengeNonAcceptanceResponseRequest@6: internal_user_identifier~
  internal_user_name~ non_acceptance_response_status!:=DurationChallengeNonAcceptanceResponseStatus
  new_reasonable_period_end_date~:moment non_acceptance_response_details!
work.ChangeRequestDurationChallengeReviewRequest@6: internal_user_identifier~ internal_user_name~
  review_status!:=DurationChallengeReviewStatus reason_for_non_acceptance~
work.ChangeRequestImposeChangeRequest@6: internal_user_identifier~ internal_user_name~
  permit_conditions~:[PermitCondition] change_request_reason!
work.ChangeRequestStatusUpdateRequest@6: internal_user_identifier~ internal_user_name~
  change_request_status!:=ChangeRequestStatus assessment_comments~ assessment_discount~:number
  reasonable_period_end_date~:moment
work.CommentCreateRequest: internal_user_identifier~ internal_user_name~ detail! topic!:=CommentTopic
  is_internal~:yes
work.CommentReadRequest: internal_user_identifier~ internal_user_name~
work.CreateAncillaryInfoRequest@6: internal_user_identifier~ internal_user_name~ location_description~
  ancillary_info_description! ancillary_info_coordinates!:[any] usrns!:[number]
  ancillary_info_type!:=AncillaryInfoType
work.CurrentTrafficManagementTypeRequest@6: internal_user_identifier~ internal_user_name~
  current_traffic_management_type!:=TrafficManagementType current_traffic_management_emergency_contact_name~
  current_traffic_management_emergency_contact_number~
work.ExcavationCarriedOutUpdateRequest@26: internal_user_identifier~ internal_user_name~
  excavation_carried_out!:yes
work.FPNCreateRequest: internal_user_identifier~ internal_user_name~ fpn_evidence!:yes file_ids~:[number]
  offence_date!:moment offence_code!:=OffenceCode offence_details! authorised_officer!
  officer_contact_details! permit_reference_number~ officer_address!@26 representations_contact!@26
  representations_contact_address!@26 payment_methods!:[=PaymentMethod]@26
work.FPNStatusUpdateRequest: internal_user_identifier~ internal_user_name~ fpn_status!:=FPNStatus
  status_reason~
work.FailureReasonDetails: failure_reason!:=FailureReason site_numbers~:[number]@12 details!
  site_reference_numbers~:[]@6
work.FeeMatrixRequest@6: internal_user_identifier~ internal_user_name~
  major_paa_fee_traffic_sensitive!:number major_work_permit_fee_traffic_sensitive!:number
  standard_works_permit_fee_traffic_sensitive!:number minor_works_permit_fee_traffic_sensitive!:number
  immediate_works_permit_fee_traffic_sensitive!:number permit_variation_fee_traffic_sensitive!:number
  major_paa_fee_non_traffic_sensitive!:number major_work_permit_fee_non_traffic_sensitive!:number
  standard_works_permit_fee_non_traffic_sensitive!:number
  minor_works_permit_fee_non_traffic_sensitive!:number
  immediate_works_permit_fee_non_traffic_sensitive!:number
  permit_variation_fee_non_traffic_sensitive!:number discount_guidance! charge_band_one_cost~:number
  charge_band_one_description~ charge_band_two_cost~:number charge_band_two_description~
  charge_band_three_cost~:number charge_band_three_description~ charge_band_four_cost~:number
  charge_band_four_description~ charge_band_five_cost~:number charge_band_five_description~
  charge_band_six_cost~:number charge_band_six_description~ lane_rental_discount_guidance~
  lane_rental_guidance_link~
work.FinalReinstatementUpdateRequest: internal_user_identifier~ internal_user_name~ final_reinstatement!:yes
work.ForwardPlanCancelRequest: internal_user_identifier~ internal_user_name~ cancelled_reason!
work.ForwardPlanCreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number work_reference_number~ start_date!:moment end_date!:moment description_of_work!
  project_reference_number~ traffic_management_type~:=TrafficManagementType additional_info~
  forward_plan_asds~:[PermitASD] works_location_description! workstream_prefix~
  hs2_work_type~:=ForwardPlanWorkType hs2_in_act_limits~:yes
  hs2_consultation_requested_response_date~:moment hs2_highway_exemption~:=HS2HighwayExemption
work.ForwardPlanUpdateRequest: internal_user_identifier~ internal_user_name~ works_coordinates!:any
  start_date!:moment end_date!:moment works_location_description! description_of_work!
  project_reference_number~ traffic_management_type~:=TrafficManagementType additional_info~
  forward_plan_asds~:[PermitASD]
work.HS2AcknowledgementRequest: internal_user_identifier~ internal_user_name~ hs2_acknowledged!:yes
work.HistoricFPNCreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number historical_permit_reference! works_location_description! description_of_work~
  work_start_date~:moment work_end_date~:moment fpn_evidence!:yes file_ids~:[number] offence_date!:moment
  offence_code!:=OffenceCode offence_details! authorised_officer! officer_contact_details!
  officer_address!@26 representations_contact!@26 representations_contact_address!@26
  payment_methods!:[=PaymentMethod]@26
work.HistoricFailureReasonDetails: failure_reason!:=FailureReason site_name~ details!
work.HistoricInspectionCreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number historical_permit_reference! works_location_description! description_of_work~
  work_start_date~:moment work_end_date~:moment inspection_type!:=InspectionType
  inspection_start_date!:moment inspection_category~:=InspectionCategory
  inspection_outcome!:=InspectionOutcome failure_reason_details~:[HistoricFailureReasonDetails]
  inspection_outcome_details~ was_call_logged~:yes call_logged_to~ call_logged_reference~
  call_logged_summary~ defect_fixed_on_site~:=DefectFixedOnsite additional_comments~
  inspection_evidence!:yes file_ids~:[number] reinspection_date~:moment reinspection_date_time~:moment
  reinspection_type~:=InspectionType reinspection_category~:=InspectionCategory username! inspector_name~
  made_safe_by_ha~:yes
work.InspectionCreateRequest: internal_user_identifier~ internal_user_name~ inspection_type!:=InspectionType
  inspection_start_date!:moment inspection_category~:=InspectionCategory
  inspection_outcome!:=InspectionOutcome failure_reason_details~:[FailureReasonDetails]
  inspection_outcome_details~ was_call_logged~:yes call_logged_to~ call_logged_reference~
  call_logged_summary~ defect_fixed_on_site~:=DefectFixedOnsite additional_comments~
  inspection_evidence!:yes file_ids~:[number] reinspection_date~:moment reinspection_date_time~:moment
  reinspection_type~:=InspectionType reinspection_category~:=InspectionCategory username! inspector_name~
  made_safe_by_ha~:yes non_compliance_reference_number~@6
work.InspectionOutcomeStatusRequest@6: internal_user_identifier~ internal_user_name~
  inspection_response_type!:=InspectionOutcomeStatusType inspection_response_reason~
work.InspectionUnitsUpdateRequest@12: internal_user_identifier~ internal_user_name~ inspection_units!:number
work.InspectionWithdrawRequest@26: internal_user_identifier~ internal_user_name~
  reason_for_withdrawal!:=InspectionReasonForWithdrawal withdrawal_details!
work.LinkSection81ToPermitRequest@26: internal_user_identifier~ internal_user_name~
  section_81_reference_number!
work.MarkPermitAsUnderAssessmentRequest@6: internal_user_identifier~ internal_user_name~
work.MaterialClassificationCreateRequest@6: internal_user_identifier~ internal_user_name~
  highway_authority_swa_code! material_classification_coordinates!:any street_name~ town~ area_name~
  usrn!:number location_types!:[=LocationType] file_id~:number
  material_classification_classification!:=MaterialClassificationClassification
  hazardous_material_type~:[=HazardousMaterialType] hazardous_material_type_other_description~
  layer_affected!:[=LayerAffected] sample_date!:moment location_description!
work.NonComplianceResponseStatusRequest@6: internal_user_identifier~ internal_user_name~
  non_compliance_response_status!:=NonComplianceResponseStatus response_details~ jsm_suggested_date~:moment
work.NonNotifiableSiteCreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number work_reference_number~ workstream_prefix~ reinstatement_type!:=ReinstatementType
  reinstatement_status!:=ReinstatementStatus reinstatement_date!:moment reinstatement_coordinates!:any
  secondary_reinstatement_coordinates~:any location_description! location_types!:[=LocationType]
  reinstatement_evidence!:yes file_ids~:[number] inspection_units~:number@12 number_of_holes!:number
work.PaginationDetails@26: total_rows!:number has_next_page!:yes
work.PermitASD: street_special_desig_code!:=ASDCode special_desig_location_text~ special_desig_description~
  special_desig_start_date~:moment special_desig_start_time~:number special_desig_end_date~:moment
  special_desig_end_time~:number special_desig_periodicity_code~:=ASDPeriodicityCode
work.PermitAlterationCreateRequest@12: internal_user_identifier~ internal_user_name~ secondary_contact!
  secondary_contact_number! secondary_contact_email~ proposed_start_date!:moment proposed_start_time~:moment
  proposed_end_date!:moment proposed_end_time~:moment description_of_work! excavation!:yes
  project_reference_number~ traffic_management_plan!:yes lane_rental_applicable!:yes
  permit_conditions~:[PermitCondition] works_location_description! works_coordinates~:any
  environmental_health_notifiable!:yes collaborative_working!:yes collaboration_details~
  collaborative_works~ activity_type!:=ActivityType traffic_management_type!:=TrafficManagementType
  application_type!:=ApplicationType collaboration_type~:=CollaborationType location_types!:[=LocationType]
  early_start_pre_approval~:yes pre_approval_details~ pre_approval_authoriser~ early_start_reason~
  work_type!:=WorkType is_ttro_required~:yes immediate_risk~:yes file_ids~:[number] additional_info~
  close_footway!:=CloseFootway permit_asds~:[PermitASD] additional_contact~ additional_contact_number~
  additional_contact_email~ hs2_consultation_requested_response_date~:moment hs2_highway_emails~:[]
  permit_alteration_reason!
work.PermitAlterationDurationChallengeNonAcceptanceResponseRequest@6: internal_user_identifier~
  internal_user_name~ non_acceptance_response_status!:=DurationChallengeNonAcceptanceResponseStatus
  new_reasonable_period_end_date~:moment non_acceptance_response_details!
work.PermitAlterationDurationChallengeReviewRequest@6: internal_user_identifier~ internal_user_name~
  review_status!:=DurationChallengeReviewStatus reason_for_non_acceptance~
work.PermitAlterationStatusUpdateRequest: internal_user_identifier~ internal_user_name~
  alteration_status!:=AlterationStatus assessment_comments~ assessment_discount~:number
  reasonable_period_end_date~:moment
work.PermitAssessmentUpdateRequest: internal_user_identifier~ internal_user_name~
  assessment_status!:=AssessmentStatus additional_comments~ reasons_for_refusal~:[=ReasonForRefusal]
  assessment_discount~:number revoke_reason~ pending_change_details~ reasonable_period_end_date~:moment
  is_duration_challenged~:yes
work.PermitCondition: condition!:=PermitConditionType comment~
work.PermitCreateRequest: internal_user_identifier~ internal_user_name~ secondary_contact!
  secondary_contact_number! secondary_contact_email~ proposed_start_date!:moment proposed_start_time~:moment
  proposed_end_date!:moment proposed_end_time~:moment description_of_work! excavation!:yes
  project_reference_number~ traffic_management_plan!:yes lane_rental_applicable!:yes
  permit_conditions~:[PermitCondition] works_location_description! works_coordinates~:any
  environmental_health_notifiable!:yes@12 collaborative_working!:yes collaboration_details~
  collaborative_works~ activity_type!:=ActivityType traffic_management_type!:=TrafficManagementType
  application_type!:=ApplicationType collaboration_type~:=CollaborationType location_types!:[=LocationType]
  early_start_pre_approval~:yes pre_approval_details~ pre_approval_authoriser~ early_start_reason~
  work_type!:=WorkType is_ttro_required~:yes immediate_risk~:yes file_ids~:[number] additional_info~
  close_footway!:=CloseFootway permit_asds~:[PermitASD] additional_contact~ additional_contact_number~
  additional_contact_email~ hs2_consultation_requested_response_date~:moment hs2_highway_emails~:[]
  workstream_prefix~ hs2_in_act_limits~:yes hs2_highway_exemption~:=HS2HighwayExemption
  is_covid_19_response~:yes@12 hs2_additional_usrns~:[number] close_footpath!:=CloseFootpath@6
  emergency_contact_name~@6 emergency_contact_number~@6 is_primary_promoter~:yes@6
  collaboration_types~:[=CollaborationType]@6 primary_promoter_permit_reference_number~@6
  collaboration_contact_name~@6 collaboration_contact_email~@6 collaboration_contact_phone_number~@6
  estimated_number_of_network_days_saved~:number@6 others_can_collaborate_on_work~:yes@6
  reason_for_non_collaboration~@6 can_collaborate_on_work_additional_details~@6
  non_compliance_reference_number~@6
work.PermitDiscountUpdateRequest: internal_user_identifier~ internal_user_name~ assessment_discount!:number
  assessment_discount_reason~
work.PermitDurationChallengeNonAcceptanceResponseRequest@6: internal_user_identifier~ internal_user_name~
  non_acceptance_response_status!:=DurationChallengeNonAcceptanceResponseStatus
  new_reasonable_period_end_date~:moment non_acceptance_response_details!
work.PermitDurationChallengeReviewRequest@6: internal_user_identifier~ internal_user_name~
  review_status!:=DurationChallengeReviewStatus reason_for_non_acceptance~
work.PermitLaneRentalAssessmentUpdateRequest: internal_user_identifier~ internal_user_name~
  outcome!:=LaneRentalAssessmentOutcome additional_details~ charge_band~:=LaneRentalAssessmentChargeBand
  chargeable_days~:number charges_agreed~:yes
work.PermitNonComplianceLinkRequest@6: internal_user_identifier~ internal_user_name~
  non_compliance_reference_number!
work.PermitStatusUpdateRequest: internal_user_identifier~ internal_user_name~ permit_status!:=PermitStatus
  additional_comments~ permit_cancellation_reason~:=PermitCancellationReason@6
  permit_cancellation_reason_other~@6
work.PrivateStreetNoticeCancelRequest@6: internal_user_identifier~ internal_user_name~ cancellation_reason!
work.PrivateStreetNoticeCreateRequest@6: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number work_reference_number~ secondary_contact! secondary_contact_number!
  secondary_contact_email~ proposed_start_date!:moment proposed_start_time~:moment proposed_end_date!:moment
  proposed_end_time~:moment description_of_work! excavation!:yes project_reference_number~
  traffic_management_plan!:yes traffic_management_type!:=TrafficManagementType
  location_types!:[=LocationType] file_ids~:[number] close_footway!:=CloseFootway
  close_footpath!:=CloseFootpath works_location_description! workstream_prefix~ additional_contact~
  additional_contact_number~ additional_contact_email~ emergency_contact_name~ emergency_contact_number~
work.ReassignSection81Request@26: internal_user_identifier~ internal_user_name~ new_organisation_reference!
work.ReinstatementCreateRequest: internal_user_identifier~ internal_user_name~
  reinstatement_status!:=ReinstatementStatus reinstatement_date!:moment depth~:number length~:number
  width~:number reinstatement_coordinates!:any secondary_reinstatement_coordinates~:any
  location_description! location_types!:[=LocationType] reinstatement_evidence!:yes file_ids~:[number]
  inspection_units~:number@12 final_reinstatement~:yes number_of_holes~:number permit_reference_number~@6
  response_to_remedial_works~:yes@6 base_courses_affected~:yes@6
work.RemoveAncillaryInfoRequest@6: internal_user_identifier~ internal_user_name~
  ancillary_info_removal_reason!
work.SampleInspectionTargetCloseRequest@2: internal_user_identifier~ internal_user_name~
work.SampleInspectionTargetCreateRequest@12: internal_user_identifier~ internal_user_name~
  agreed_category_a!:number agreed_category_b!:number agreed_category_c!:number cap_category_a~:number
  cap_category_b~:number cap_category_c~:number promoter_org_ref!
work.SampleInspectionTargetUpdateRequest@2: internal_user_identifier~ internal_user_name~
  agreed_category_a!:number agreed_category_b!:number agreed_category_c!:number cap_category_a!:number
  cap_category_b!:number cap_category_c!:number
work.ScheduledInspectionCreateRequest: internal_user_identifier~ internal_user_name~
  scheduled_inspection_type!:=InspectionType scheduled_inspection_category~:=InspectionCategory
  scheduled_inspection_date!:moment scheduled_inspection_date_time~:moment
work.Section58CreateRequest@6: internal_user_identifier~ internal_user_name~ section_58_coordinates!:any
  contact_organisation~ contact_details~ start_date!:moment restriction_duration!:=Section58Duration
  restriction_extent!:=Section58Extent location_types!:[=LocationType] additional_information~
  highway_authority_swa_code! usrn!:number street_name~ town~ area_name~
work.Section58UpdateStatusRequest@6: internal_user_identifier~ internal_user_name~ status!:=Section58Status
  start_date~:moment cancellation_reason~
work.Section74CreateRequest@6: internal_user_identifier~ internal_user_name~ permit_reference_number!
  location_description! location_types!:[=LocationType] inspection_date!:moment
  overrun_warning_reasons!:[=OverrunWarningReason] overrun_warning_details! officer_name!
  officer_contact_details! schedule_follow_up_inspection!:yes reinspection_date~:moment
  reinspection_date_time~:moment section_74_evidence!:yes file_ids~:[number]
work.Section74UpdateHAStatusRequest@6: internal_user_identifier~ internal_user_name~
  status!:=Section74HAStatus site_cleared_date~:moment additional_details~ number_of_days_overrun~:number
  draft_invoice_amount~:number draft_invoice_reference~ final_agreed_amount~:number invoice_reference~
  reason_for_dispute~
work.Section74UpdatePromoterStatusRequest@6: internal_user_identifier~ internal_user_name~
  status!:=Section74PromoterStatus site_visited_date~:moment additional_details~ reason_for_dispute~
work.Section81CreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number location_description! location_types!:[=LocationType] inspection_date!:moment
  section_81_type!:=Section81Type section_81_severity!:=Section81Severity@12
  section_81_severity~:=Section81Severity@6 made_safe_by_ha!:yes@12 made_safe_by_ha~:yes@6 inspector_name~
  inspector_contact_number~ additional_details! other_type_details~ reinspection_date~:moment
  reinspection_date_time~:moment section_81_evidence!:yes@26 file_ids~:[number]@26
work.Section81StatusUpdateRequest: internal_user_identifier~ internal_user_name~
  section_81_status!:=Section81Status status_reason~ work_type~:=Section81WorkType
work.SiteCreateRequest: internal_user_identifier~ internal_user_name~
  reinstatement_status!:=ReinstatementStatus reinstatement_date!:moment depth~:number length~:number
  width~:number reinstatement_coordinates!:any secondary_reinstatement_coordinates~:any
  location_description! location_types!:[=LocationType] reinstatement_evidence!:yes file_ids~:[number]
  inspection_units~:number@12 final_reinstatement~:yes number_of_holes~:number
  reinstatement_type!:=ReinstatementType permit_reference_number~@6
work.SiteDetails: site_number!:number@12 site_description! site_reference_number~@6
work.SubsumeSiteRequest@6: internal_user_identifier~ internal_user_name~ subsume_reason!
work.UnlinkSection81FromPermitRequest@26: internal_user_identifier~ internal_user_name~
  section_81_reference_number! unlink_reason!
work.WorkCreateRequest: internal_user_identifier~ internal_user_name~ promoter_swa_code!
  highway_authority_swa_code! works_coordinates!:any street_name~ town~ area_name~ usrn!:number
  road_category~:number work_reference_number~ secondary_contact! secondary_contact_number!
  secondary_contact_email~ proposed_start_date!:moment proposed_start_time~:moment proposed_end_date!:moment
  proposed_end_time~:moment description_of_work! excavation!:yes project_reference_number~
  traffic_management_plan!:yes lane_rental_applicable!:yes permit_conditions~:[PermitCondition]
  environmental_health_notifiable!:yes@12 collaborative_working!:yes collaboration_details~
  collaborative_works~ activity_type!:=ActivityType traffic_management_type!:=TrafficManagementType
  application_type!:=ApplicationType collaboration_type~:=CollaborationType location_types!:[=LocationType]
  file_ids~:[number] permit_asds~:[PermitASD] work_type!:=WorkType is_ttro_required~:yes immediate_risk~:yes
  early_start_pre_approval~:yes pre_approval_details~ pre_approval_authoriser~ early_start_reason~
  additional_info~ close_footway!:=CloseFootway works_location_description! workstream_prefix~
  hs2_in_act_limits~:yes hs2_consultation_requested_response_date~:moment
  hs2_highway_exemption~:=HS2HighwayExemption hs2_highway_emails~:[] additional_contact~
  additional_contact_number~ additional_contact_email~ is_covid_19_response~:yes@12
  hs2_additional_usrns~:[number] close_footpath!:=CloseFootpath@6 emergency_contact_name~@6
  emergency_contact_number~@6 is_primary_promoter~:yes@6 collaboration_types~:[=CollaborationType]@6
  primary_promoter_permit_reference_number~@6 collaboration_contact_name~@6 collaboration_contact_email~@6
  collaboration_contact_phone_number~@6 estimated_number_of_network_days_saved~:number@6
  others_can_collaborate_on_work~:yes@6 reason_for_non_collaboration~@6
  can_collaborate_on_work_additional_details~@6
work.WorkStartRevertRequest: internal_user_identifier~ internal_user_name~ revert_reason!
work.WorkStartUpdateRequest: internal_user_identifier~ internal_user_name~ actual_start_date!:moment
work.WorkStopRevertRequest: internal_user_identifier~ internal_user_name~ revert_reason!
work.WorkStopUpdateRequest: internal_user_identifier~ internal_user_name~ actual_stop_date!:moment
"""
